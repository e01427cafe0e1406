package com.pbxportal.shared.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for: itself, or its /64, since with IPv6 one customer has a whole network. */
public final class AddressKey {

    private static final int IPV6_BYTES = 16;

    private AddressKey() {}

    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
