package com.pbxportal.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.telephony.Applies;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Clients that the stock generator makes of {@code /openapi.json} compile as they are, and do the main job. */
class GeneratedClientsTest {

    private static final Path TARGET = Portal.repositoryFolder().resolve("app/target");
    private static final Path FOLDER = TARGET.resolve("clients");
    private static final Path DOCUMENT = FOLDER.resolve("openapi.json");
    private static final Path TYPESCRIPT = FOLDER.resolve("typescript");

    private final String url = "http://127.0.0.1:" + Portal.node().port();
    private final String number = Numbers.fresh();

    @BeforeAll
    static void generate() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(TYPESCRIPT);
        Files.writeString(
                DOCUMENT, Portal.nobody().get("/openapi.json").expect(200).body());
        Files.writeString(
                FOLDER.resolve("java.yaml"),
                "inputSpec: %s%noutputDir: %s%ngeneratorName: java%nlibrary: native%n%s"
                        .formatted(DOCUMENT, FOLDER.resolve("java"), "additionalProperties: {useJakartaEe: true}"));
        Files.writeString(
                FOLDER.resolve("typescript.yaml"),
                "inputSpec: %s%noutputDir: %s%ngeneratorName: typescript-fetch%n"
                        .formatted(DOCUMENT, TYPESCRIPT.resolve("generated")));
        Tool.run(
                FOLDER,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        TARGET.resolve("tools/openapi-generator-cli.jar").toString(),
                        "batch",
                        "--fail-fast",
                        "java.yaml",
                        "typescript.yaml"));
    }

    @Test
    void the_linter_finds_nothing_to_say_of_the_document() throws Exception {
        String said = Tool.run(
                NodeTools.install(),
                List.of(
                        "node_modules/.bin/spectral",
                        "lint",
                        "--fail-severity=hint",
                        "--ruleset=" + NodeTools.SOURCES.resolve("spectral.yaml"),
                        DOCUMENT.toString()));

        assertThat(said).contains("No results");
    }

    @Test
    void the_java_client_compiles_and_does_the_main_job() throws Exception {
        Path classes = compiled(FOLDER.resolve("java/src/main/java"), NodeTools.SOURCES.resolve("MainJob.java"));
        Applies.awaitNoneRunning();

        try (URLClassLoader client = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Object status = client.loadClass("MainJob")
                    .getMethod(
                            "run", String.class, String.class, String.class, String.class, String.class, String.class)
                    .invoke(
                            null,
                            url,
                            Portal.ADMIN_EMAIL,
                            Portal.ADMIN_PASSWORD,
                            "java-client",
                            number,
                            Numbers.fresh());
            assertThat(status).isEqualTo("SUCCESS");
        }
        assertThat(Applies.file("generated_inbound.conf"))
                .contains("exten => " + number + ",1,Goto(tenant-java-client,1000,1)");
    }

    @Test
    void the_typescript_client_compiles_and_does_the_main_job() throws Exception {
        Path tools = NodeTools.install();
        for (String file : List.of("main-job.ts", "tsconfig.json")) {
            Files.copy(NodeTools.SOURCES.resolve(file), TYPESCRIPT.resolve(file));
        }
        Files.createSymbolicLink(TYPESCRIPT.resolve("node_modules"), tools.resolve("node_modules"));
        Tool.run(TYPESCRIPT, List.of("node_modules/.bin/tsc"));
        Applies.awaitNoneRunning();

        String status = Tool.run(
                TYPESCRIPT,
                List.of(
                        "node",
                        "out/main-job.js",
                        url,
                        Portal.ADMIN_EMAIL,
                        Portal.ADMIN_PASSWORD,
                        "typescript-client",
                        number));

        assertThat(status.strip()).isEqualTo("SUCCESS");
        assertThat(Applies.file("generated_inbound.conf"))
                .contains("exten => " + number + ",1,Goto(tenant-typescript-client,1000,1)");
    }

    private static Path compiled(Path sources, Path more) throws IOException {
        Path classes = Files.createDirectories(FOLDER.resolve("classes"));
        List<Path> files = new ArrayList<>(List.of(more));
        try (Stream<Path> generated = Files.walk(sources)) {
            generated.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiles).describedAs(said.toString()).isTrue();
        }
        return classes;
    }
}
