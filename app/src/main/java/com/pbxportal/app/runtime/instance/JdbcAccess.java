package com.pbxportal.app.runtime.instance;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How to reach a database. */
public record JdbcAccess(String url, String user, String password) {

    private static final String USER = "user=";
    private static final String PASSWORD = "password=";

    /** From a URL that may hold the credentials itself; given ones win. */
    public static JdbcAccess of(String url, Optional<String> user, Optional<String> password) {
        int query = url.indexOf('?');
        if (query < 0) {
            return new JdbcAccess(url, user.orElse(""), password.orElse(""));
        }
        List<String> parameters = List.of(url.substring(query + 1).split("&"));
        String others = parameters.stream()
                .filter(parameter -> !parameter.startsWith(USER) && !parameter.startsWith(PASSWORD))
                .collect(Collectors.joining("&"));
        return new JdbcAccess(
                url.substring(0, query) + (others.isEmpty() ? "" : "?" + others),
                user.orElseGet(() -> value(parameters, USER)),
                password.orElseGet(() -> value(parameters, PASSWORD)));
    }

    private static String value(List<String> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.startsWith(name))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** For programs that take nothing but a URL. */
    public String urlWithCredentials() {
        return url + (url.contains("?") ? "&" : "?") + USER + encoded(user) + "&" + PASSWORD + encoded(password);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
