package com.pbxportal.app.runtime.embedded;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.JdbcAccess;
import com.pbxportal.app.runtime.instance.Secrets;
import com.pbxportal.app.runtime.instance.Settings;
import com.pbxportal.app.runtime.instance.StartRefused;
import com.pbxportal.app.runtime.process.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real Asterisk of our own, run by {@code asterisk/sandbox}; or the reason why there is none. */
public final class AsteriskSandbox {

    public static final String NAME = "Asterisk";

    public static final String SIP_PORT = "pbx.asterisk.sip.port";

    private static final List<String> NAMES = List.of(
            "pbx.asterisk.etc",
            "pbx.asterisk.ami.host",
            "pbx.asterisk.ami.port",
            "pbx.asterisk.ami.user",
            Secrets.AMI,
            "pbx.asterisk.sip.host",
            SIP_PORT,
            "pbx.asterisk.trunk-ip");
    private static final Pattern MARIADB_URL =
            Pattern.compile("jdbc:(?:mariadb|mysql)://([^:/]+)(?::(\\d+))?/([^?]+).*");
    private static final String OBSTACLE = "sandbox: no Asterisk here: ";
    private static final int DEFAULT_SIP_PORT = 5060;
    private static final String AMI_USER = "portal";

    private final Surroundings instance;
    private final Path folder;
    private final int sipPort;
    private final int amiPort;
    private final String trunkIp;

    public AsteriskSandbox(Surroundings instance) {
        this.instance = instance;
        this.folder = instance.directory().asterisk();
        this.sipPort = instance.ports().take("sip", instance.settings().port(SIP_PORT, DEFAULT_SIP_PORT));
        this.amiPort = instance.ports().take("ami", 0);
        this.trunkIp = instance.settings().get("pbx.asterisk.trunk-ip", "127.0.0.2");
    }

    /** Unless the operator has an Asterisk of his own. */
    public static boolean isWanted(Settings settings) {
        return settings.isDevelopment()
                && settings.find("pbx.asterisk.ami.host").isEmpty();
    }

    /** What the operator says of his own. */
    public static Map<String, String> configured(Settings settings) {
        return NAMES.stream()
                .filter(name -> settings.find(name).isPresent())
                .collect(Collectors.toMap(name -> name, name -> settings.get(name, "")));
    }

    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(addresses());
        script().ifPresent(script -> properties.put("pbx.apply.preflight", "bash," + script + ",check"));
        return Map.copyOf(properties);
    }

    private Map<String, String> addresses() {
        return Map.of(
                "pbx.asterisk.etc",
                folder.resolve("etc/asterisk").toString(),
                "pbx.asterisk.ami.host",
                "127.0.0.1",
                "pbx.asterisk.ami.port",
                Integer.toString(amiPort),
                "pbx.asterisk.ami.user",
                AMI_USER,
                Secrets.AMI,
                instance.secrets().get(Secrets.AMI),
                "pbx.asterisk.sip.host",
                "127.0.0.1",
                SIP_PORT,
                Integer.toString(sipPort),
                "pbx.asterisk.trunk-ip",
                trunkIp);
    }

    /** Takes a minute the first time, and no time later. @return why there can be no Asterisk, if so */
    public Optional<String> build() throws IOException, InterruptedException {
        Optional<Path> script = script();
        return script.isEmpty() ? Optional.of("asterisk/sandbox is not there") : build(script.get());
    }

    private Optional<String> build(Path script) throws IOException, InterruptedException {
        Process build = instance.children().startTalking(new ProcessBuilder("bash", script.toString(), "build"));
        String last = "";
        try (BufferedReader output = build.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                boolean isObstacle = line.startsWith(OBSTACLE);
                last = line.replaceFirst("^(" + OBSTACLE + "|sandbox: )", "");
                // The launcher tells the obstacle, together with what it is one to.
                if (!isObstacle && !last.startsWith("ready: ")) {
                    instance.progress().say("  Asterisk: " + last);
                }
            }
        }
        return build.waitFor() == 0 ? Optional.empty() : Optional.of(last);
    }

    /** Once it is built. Returns when Asterisk has fully booted. */
    public void start(JdbcAccess mariaDb) throws IOException, InterruptedException {
        DataDirectory.privateFolder(folder);
        Path log = instance.directory().newLog("asterisk");
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().addAll(List.of("bash", script().orElseThrow().toString(), "run", folder.toString()));
        builder.environment().putAll(environment(mariaDb));
        ServerProcess server = instance.children().startServer(NAME, builder, "TERM", folder, log);
        ManagerProbe manager =
                new ManagerProbe(amiPort, AMI_USER, instance.secrets().get(Secrets.AMI));
        server.awaitReady(manager::isFullyBooted, instance.progress());
    }

    private Optional<Path> script() {
        return instance.settings()
                .find("pbx.home")
                .map(home -> Path.of(home, "asterisk", "sandbox"))
                .filter(Files::isReadable);
    }

    private Map<String, String> environment(JdbcAccess mariaDb) {
        Matcher url = MARIADB_URL.matcher(mariaDb.url());
        if (!url.matches()) {
            throw new StartRefused("cannot tell Asterisk how to reach " + mariaDb);
        }
        return Map.of(
                "PBX_SIP_PORT", Integer.toString(sipPort),
                "PBX_AMI_PORT", Integer.toString(amiPort),
                "PBX_AMI_USER", AMI_USER,
                "PBX_AMI_SECRET", instance.secrets().get(Secrets.AMI),
                "PBX_TRUNK_IP", trunkIp,
                "PBX_MARIADB_HOST", url.group(1),
                "PBX_MARIADB_PORT", Optional.ofNullable(url.group(2)).orElse("3306"),
                "PBX_MARIADB_NAME", url.group(3),
                "PBX_MARIADB_USER", mariaDb.user(),
                "PBX_MARIADB_PASSWORD", mariaDb.password());
    }
}
