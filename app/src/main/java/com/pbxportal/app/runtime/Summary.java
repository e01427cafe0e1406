package com.pbxportal.app.runtime;

import com.pbxportal.app.runtime.embedded.AsteriskSandbox;
import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.HttpEndpoint;
import com.pbxportal.app.runtime.instance.JdbcAccess;
import com.pbxportal.app.runtime.instance.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the person who started the portal, or a script, needs in order to use it. */
record Summary(DataDirectory directory, Settings settings, Map<String, String> properties) {

    String text(boolean withAsterisk) {
        String url = HttpEndpoint.of(settings).url();
        StringBuilder text = new StringBuilder("\nPBX Portal is ready.\n\n");
        line(text, "URL", url);
        line(text, "API docs", url + "/docs");
        line(text, "Health", health() + "/api/v1/health");
        if (settings.isDevelopment()) {
            line(
                    text,
                    "Login",
                    property(Settings.ADMIN_EMAIL) + " / " + property(Settings.ADMIN_PASSWORD)
                            + "  (development only)");
        }
        if (withAsterisk && properties.containsKey(AsteriskSandbox.SIP_PORT)) {
            line(text, "SIP", sip() + "  (the trunk calls from " + trunkIp() + ")");
        }
        line(text, "Data", directory.root().toString());
        if (settings.isDevelopment()) {
            line(text, "Log", directory.log("portal").toString());
        }
        if (settings.isDevelopment()) {
            line(text, "Stop", "Ctrl-C or ./pbx down");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-9s %s%n".formatted(name, value));
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PBX_URL", HttpEndpoint.of(settings).url());
        variables.put("PBX_HEALTH_URL", health());
        variables.put("PBX_PID", Long.toString(ProcessHandle.current().pid()));
        if (!settings.isDevelopment()) {
            return variables; // the operator's credentials are not ours to write down
        }
        variables.put("PBX_ADMIN_EMAIL", property(Settings.ADMIN_EMAIL));
        variables.put("PBX_ADMIN_PASSWORD", property(Settings.ADMIN_PASSWORD));
        variables.put("PBX_ASTERISK_ETC", property("pbx.asterisk.etc"));
        variables.put("PBX_SIP", sip());
        variables.put("PBX_TRUNK_IP", trunkIp());
        variables.put("PBX_POSTGRES_URL", jdbc("pbx.postgres"));
        variables.put("PBX_MARIADB_URL", jdbc("pbx.mariadb"));
        return variables;
    }

    private String health() {
        return HttpEndpoint.of(settings).healthUrl(property(Settings.HEALTH_PORT));
    }

    private String sip() {
        return property("pbx.asterisk.sip.host") + ":" + property(AsteriskSandbox.SIP_PORT);
    }

    private String trunkIp() {
        return property("pbx.asterisk.trunk-ip");
    }

    private String jdbc(String prefix) {
        return new JdbcAccess(property(prefix + ".url"), property(prefix + ".user"), property(prefix + ".password"))
                .urlWithCredentials();
    }

    private String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
