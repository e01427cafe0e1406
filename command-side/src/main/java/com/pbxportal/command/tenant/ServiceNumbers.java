package com.pbxportal.command.tenant;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import com.google.i18n.phonenumbers.ShortNumberInfo.ShortNumberCost;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The short numbers that call for help, or a public service, in a tenant's country: never extensions. What a country
 * has is libphonenumber's to know; what people dial in fright wherever they are holds in all of them.
 */
@Component
public class ServiceNumbers {

    private static final Set<String> EMERGENCY_EVERYWHERE = Set.of("110", "112", "911", "999");

    /** The European numbers of social value, and directory enquiries. */
    private static final Pattern SERVICE_EVERYWHERE = Pattern.compile("116\\d{3}|118\\d{0,3}");

    /** Where a country's plan has its public services: others of the same length are premium and message services. */
    private static final Pattern PUBLIC = Pattern.compile("1\\d{1,2}|[2-9]11");

    /** What is longer and free of charge is mostly a company's: hundreds in some countries. */
    private static final int SHORT = 3;

    private final Country defaultCountry;

    public ServiceNumbers(TenantProperties properties) {
        this.defaultCountry = properties.defaultCountry();
    }

    /** The tenant's country, where it was said, else the installation's. */
    public Country orDefault(@Nullable Country country) {
        return country == null ? defaultCountry : country;
    }

    /** Whether dialling it calls for help. Exactly: with a digit more it is another number. */
    public boolean isEmergency(@Nullable Country country, String dialled) {
        return EMERGENCY_EVERYWHERE.contains(dialled)
                || ShortNumberInfo.getInstance()
                        .isEmergencyNumber(dialled, orDefault(country).code());
    }

    /** Whether it must not be anybody's extension there: an emergency number, or that of a public service. */
    public boolean isReserved(@Nullable Country country, Extension extension) {
        String digits = extension.toString();
        return isEmergency(country, digits)
                || SERVICE_EVERYWHERE.matcher(digits).matches()
                || isPublicService(orDefault(country), digits);
    }

    private static boolean isPublicService(Country country, String digits) {
        PhoneNumber number = new PhoneNumber()
                .setCountryCode(PhoneNumberUtil.getInstance().getCountryCodeForRegion(country.code()))
                .setNationalNumber(Long.parseLong(digits));
        ShortNumberInfo numbers = ShortNumberInfo.getInstance();
        if (!numbers.isValidShortNumberForRegion(number, country.code())) {
            return false;
        }
        return PUBLIC.matcher(digits).matches()
                || (digits.length() <= SHORT
                        && numbers.getExpectedCostForRegion(number, country.code()) == ShortNumberCost.TOLL_FREE);
    }
}
