package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.configuration.Thing;
import java.util.Map;

/**
 * What lets one phone register and be called, by the columns of Asterisk's tables; what is not named is left to it.
 *
 * @param id its name at Asterisk
 * @param thing for which they are there
 * @param password that it registers with
 */
public record PhoneRows(
        String id,
        Thing thing,
        SecretRef password,
        Map<String, String> addressOfRecord,
        Map<String, String> endpoint) {}
