package com.pbxportal.app.web.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies whose word on the client counts. */
public final class TrustedProxies {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern MAYBE_IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private final List<IpAddressMatcher> proxies;

    public TrustedProxies(List<String> addresses) {
        proxies = addresses.stream().map(IpAddressMatcher::new).toList();
    }

    public boolean contains(String address) {
        return !proxies.isEmpty() && isAddress(address) && proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /** Literal addresses only: a host name in a header must not make us ask the DNS. */
    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || (text.indexOf(':') >= 0 && isIpv6(text));
    }

    /** What has a colon the platform parses and never looks up. */
    private static boolean isIpv6(String text) {
        try {
            return MAYBE_IPV6.matcher(text).matches()
                    && !InetAddress.getByName(text).isMulticastAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
