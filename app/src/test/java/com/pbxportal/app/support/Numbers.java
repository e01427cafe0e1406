package com.pbxportal.app.support;

import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Phone numbers that nobody has used before in this run. */
public final class Numbers {

    private static final AtomicInteger NEXT = new AtomicInteger(2_000_000);

    private Numbers() {}

    public static String fresh() {
        return "+1555" + NEXT.getAndIncrement();
    }

    public static List<String> fresh(int count) {
        return IntStream.range(0, count).mapToObj(i -> fresh()).toList();
    }

    /** The body of an import. */
    public static Map<String, Object> toImport(List<String> numbers) {
        return Map.of(
                "dids",
                numbers.stream()
                        .map(number -> Map.of("number", number, "provider", "Twilio"))
                        .toList());
    }

    /** In the pool. */
    public static Did imported() {
        return imported(1).getFirst();
    }

    public static List<Did> imported(int count) {
        List<String> numbers = fresh(count);
        Portal.platformAdmin().post("/api/v1/dids/import", toImport(numbers)).expect(201);
        return numbers.stream().map(Numbers::find).toList();
    }

    /** What its identifier is once it is imported. */
    public static String idOf(String number) {
        return PhoneNumberId.of(new E164(number)).toString();
    }

    public static Did find(String number) {
        Answer found = Portal.platformAdmin()
                .get("/api/v1/dids?number=" + number.substring(1))
                .expect(200);
        return new Did(found.text("/items/0/id"), found.text("/items/0/number"));
    }

    /** How many of them the listing has, once it has seen everything there is. */
    public static long listed(List<String> numbers) {
        Portal.platformAdmin().get("/api/v1/dids?page_size=1").expect(200);
        return Portal.postgres()
                .sql("SELECT count(*) FROM readmodel.phone_number WHERE number = ANY (?)")
                .param(numbers.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
