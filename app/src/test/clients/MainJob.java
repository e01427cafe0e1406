import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ApplyApi;
import org.openapitools.client.api.AuditApi;
import org.openapitools.client.api.AuthApi;
import org.openapitools.client.api.NumbersApi;
import org.openapitools.client.api.TenantsApi;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.AllocateNumberRequest;
import org.openapitools.client.model.ApplyJob;
import org.openapitools.client.model.ApplyRequest;
import org.openapitools.client.model.ApplyStatus;
import org.openapitools.client.model.AssignNumberRequest;
import org.openapitools.client.model.AuditAction;
import org.openapitools.client.model.ChangeUserRequest;
import org.openapitools.client.model.CreateTenantRequest;
import org.openapitools.client.model.CreateUserRequest;
import org.openapitools.client.model.DestinationType;
import org.openapitools.client.model.FirstDeviceRequest;
import org.openapitools.client.model.ImportItem;
import org.openapitools.client.model.ImportNumbersRequest;
import org.openapitools.client.model.LoginRequest;
import org.openapitools.client.model.PhoneNumber;
import org.openapitools.client.model.PhoneNumberStatus;
import org.openapitools.client.model.Role;
import org.openapitools.client.model.TenantAnswer;
import org.openapitools.client.model.UserAnswer;

/** The README's main job, with nothing but the client that the stock generator makes of the API's description. */
public final class MainJob {

    private final ApiClient client = new ApiClient();
    private final NumbersApi numbers;
    private final UsersApi users;
    private final ApplyApi applies;

    private MainJob(String url, String email, String password) throws ApiException {
        client.updateBaseUri(url);
        String token = new AuthApi(client).logIn(new LoginRequest().email(email).password(password)).getAccessToken();
        client.setRequestInterceptor((HttpRequest.Builder request) -> request.header("Authorization", "Bearer " + token));
        numbers = new NumbersApi(client);
        users = new UsersApi(client);
        applies = new ApplyApi(client);
    }

    /** @return how the apply went */
    public static String run(String url, String email, String password, String slug, String number, String another)
            throws Exception {
        return new MainJob(url, email, password).run(slug, number, another);
    }

    private String run(String slug, String number, String another) throws ApiException, IOException {
        numbers.importNumbers(
                new ImportNumbersRequest()
                        .addDidsItem(new ImportItem()
                                .number(number)
                                .provider("Twilio")
                                .metadata(Map.of("order", "PO-4711"))),
                null,
                null);
        numbers.importNumbersFromCsv("number,provider\n" + another + ",Bandwidth\n", null, null);
        TenantAnswer tenant =
                new TenantsApi(client).createTenant(new CreateTenantRequest().name(slug).slug(slug), null);
        UserAnswer alice = users.createUser(
                new CreateUserRequest()
                        .tenantId(tenant.getId())
                        .email("alice@" + slug + ".example")
                        .fullName("Alice")
                        .password("correct horse battery")
                        .role(Role.END_USER)
                        .device(new FirstDeviceRequest().label("Desk")),
                null);
        check(alice.getDevice().getSipPassword().length() > 8, "The phone's password is shown");
        UUID did = find(number).getId();
        check("PO-4711".equals(find(number).getProviderMetadata().get("order")), "Metadata is what was imported");
        numbers.allocateNumber(did, new AllocateNumberRequest().tenantId(tenant.getId()));
        numbers.assignNumber(
                did,
                new AssignNumberRequest().assignedType(DestinationType.USER).assignedId(alice.getId()),
                null);
        clears(alice.getId(), number);
        return apply().getValue();
    }

    private PhoneNumber find(String number) throws ApiException {
        List<PhoneNumber> found = numbers.listNumbers(
                        PhoneNumberStatus.UNASSIGNED, null, number.substring(1), null, null, 1, 10, null)
                .getItems();
        check(found.size() == 1, "One number is found");
        return numbers.getNumber(found.get(0).getId());
    }

    /** A null that is sent is something else than nothing that is sent. */
    private void clears(UUID user, String number) throws ApiException {
        users.changeUser(user, new ChangeUserRequest().outboundCallerid(number));
        users.changeUser(user, new ChangeUserRequest().fullName("Alice Example"));
        check(number.equals(users.getUser(user).getOutboundCallerid()), "What is left out stays");
        users.changeUser(user, new ChangeUserRequest().outboundCallerid(null));
        check(users.getUser(user).getOutboundCallerid() == null, "Null clears");
    }

    private ApplyStatus apply() throws ApiException, IOException {
        UUID id = applies.startApply(30, null, new ApplyRequest().tenantId(null).force(false)).getId();
        check(Files.readString(applies.followApplyJob(id).toPath()).contains("event:progress"), "The events are told");
        ApplyJob job = applies.getApplyJob(id);
        check(!job.getSteps().isEmpty() && !job.getFiles().isEmpty() && job.getFileDiffs() != null, "The job is told");
        check(
                applies.listApplyJobs(null, null, null, null, null, null, null, null, 1, 10, null).getItems().stream()
                        .anyMatch(listed -> Objects.equals(listed.getId(), id)),
                "The job is listed");
        check(
                !new AuditApi(client)
                        .listAuditEntries(null, null, AuditAction.APPLY, null, null, null, null, null, null, null)
                        .getItems()
                        .isEmpty(),
                "The audit log tells of it");
        return job.getStatus();
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }
}
