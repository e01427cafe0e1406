package com.pbxportal.app.bench;

import com.pbxportal.app.PbxPortal;
import com.pbxportal.command.Commands;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.FirstDevice;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Creates users by the thousand: over HTTP each would cost an Argon2 hash, minutes for 10,000 of them. A second node on
 * the portal's databases, in this process, which is sent the same command as the API sends it, with one hash for all.
 */
final class Personnel implements AutoCloseable {

    private static final Caller BENCH = Caller.system("bench");

    private final ConfigurableApplicationContext node;
    private final Commands commands;
    private final Ids ids;
    private final Secret passwordHash;

    Personnel(Portal portal) throws IOException {
        node = PbxPortal.start(settings(portal));
        commands = node.getBean(Commands.class);
        ids = node.getBean(Ids.class);
        passwordHash = node.getBean(Passwords.class).hash(Asker.PORTAL, new Secret("a password of the bench"));
    }

    /** Without projector or Asterisk; it ends before there is anything to apply. */
    private static Map<String, Object> settings(Portal portal) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(portal.data().resolve("secrets.properties"))) {
            secrets.load(file);
        }
        secrets.stringPropertyNames().forEach(name -> settings.put(name, secrets.getProperty(name)));
        putDatabase(settings, "pbx.postgres", portal.variable("PBX_POSTGRES_URL"));
        putDatabase(settings, "pbx.mariadb", portal.variable("PBX_MARIADB_URL"));
        settings.putAll(Map.of(
                "pbx.roles", "command",
                "pbx.data-dir", portal.data(),
                "pbx.asterisk.etc", portal.variable("PBX_ASTERISK_ETC"),
                "pbx.asterisk.ami.port", "1",
                "pbx.drift.interval", "0",
                "server.address", "127.0.0.1",
                "server.port", "0",
                "logging.threshold.console", "OFF"));
        return settings;
    }

    private static void putDatabase(Map<String, Object> settings, String name, String url) {
        settings.put(name + ".url", url);
        settings.put(name + ".user", parameter(url, "user"));
        settings.put(name + ".password", parameter(url, "password"));
    }

    private static String parameter(String url, String name) {
        Matcher parameter = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        if (!parameter.find()) {
            throw new IllegalStateException("pbx env prints a database without " + name);
        }
        return parameter.group(1);
    }

    /** Each with a device. */
    void hire(String tenant, int from, int to) {
        for (int n = from; n < to; n++) {
            commands.send(
                    new CreateUser(
                            new UserId(ids.next()),
                            TenantId.of(tenant),
                            new EmailAddress("user-" + n + "@" + tenant + ".example"),
                            "User " + n,
                            passwordHash,
                            Role.END_USER,
                            null,
                            true,
                            null,
                            new FirstDevice(new DeviceId(ids.next()), "desk")),
                    BENCH);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
