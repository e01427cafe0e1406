package com.pbxportal.app.web.client;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as the client sent it to the outermost trusted proxy. */
final class ForwardedRequest extends HttpServletRequestWrapper {

    private final String remoteAddress;
    private final String scheme;
    private final String host;
    private final int port;

    ForwardedRequest(HttpServletRequest request, TrustedProxies proxies) {
        super(request);
        remoteAddress = client(request, proxies);
        String proto = last(request.getHeader("X-Forwarded-Proto"));
        scheme = "https".equalsIgnoreCase(proto) ? "https" : proto == null ? request.getScheme() : "http";
        HostAndPort forwarded = HostAndPort.parse(last(request.getHeader("X-Forwarded-Host")));
        host = forwarded == null ? request.getServerName() : forwarded.host();
        port = port(request, proto, forwarded);
    }

    /** From the right, the first hop that is not one of our proxies: what stands left of it anybody can write. */
    private static String client(HttpServletRequest request, TrustedProxies proxies) {
        String client = request.getRemoteAddr();
        List<String> hops = split(request.getHeader("X-Forwarded-For"));
        for (String hop : hops.reversed()) {
            if (!TrustedProxies.isAddress(hop)) {
                break;
            }
            client = hop;
            if (!proxies.contains(hop)) {
                break;
            }
        }
        return client;
    }

    private int port(HttpServletRequest request, @Nullable String proto, @Nullable HostAndPort forwarded) {
        String header = last(request.getHeader("X-Forwarded-Port"));
        if (header != null && header.matches("\\d{1,5}")) {
            return Integer.parseInt(header);
        }
        if (forwarded != null && forwarded.port() > 0) {
            return forwarded.port();
        }
        if (proto == null && forwarded == null) {
            return request.getServerPort();
        }
        return "https".equals(scheme) ? 443 : 80;
    }

    private static @Nullable String last(@Nullable String header) {
        List<String> values = split(header);
        return values.isEmpty() ? null : values.getLast();
    }

    private static List<String> split(@Nullable String header) {
        return header == null
                ? List.of()
                : Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    @Override
    public String getRemoteAddr() {
        return remoteAddress;
    }

    @Override
    public String getRemoteHost() {
        return remoteAddress;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public boolean isSecure() {
        return "https".equals(scheme);
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return port;
    }

    @Override
    public StringBuffer getRequestURL() {
        boolean usual = port == ("https".equals(scheme) ? 443 : 80);
        return new StringBuffer(scheme)
                .append("://")
                .append(host)
                .append(usual ? "" : ":" + port)
                .append(getRequestURI());
    }

    private record HostAndPort(String host, int port) {

        static @Nullable HostAndPort parse(@Nullable String value) {
            if (value == null || !value.matches("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?")) {
                return null;
            }
            int colon = value.lastIndexOf(':');
            return colon > value.lastIndexOf(']') && colon > 0
                    ? new HostAndPort(value.substring(0, colon), Integer.parseInt(value.substring(colon + 1)))
                    : new HostAndPort(value, -1);
        }
    }
}
