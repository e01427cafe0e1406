package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The shell of the README, letter by letter: all that is not as it stands there is where the portal is. */
@OnTheGround
class ReadmeTest {

    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String URL = "http://localhost:8000";

    @TempDir
    Path folder;

    private final Ground ground = Ground.shared();

    @Test
    void the_main_job_is_done_by_the_ten_lines_as_they_stand() throws Exception {
        String readme = Files.readString(Portal.repositoryFolder().resolve("README.md"));
        List<String> blocks = SHELL.matcher(readme.substring(readme.indexOf("## The main job in ten lines")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        assertThat(blocks.getFirst()).hasLineCount(10).contains(URL);
        putPbxHere();

        List<JsonNode> answers = jsonOf(
                output(blocks.getFirst().replace(URL, ground.application().url())));

        // The import, the number once it is allocated, its assignment and the apply; the user goes to the other stream.
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).path("imported").asInt()).isEqualTo(2);
        assertThat(answers.get(1).path("status").asString()).isEqualTo("ALLOCATED");
        assertThat(answers.get(2).path("phone_number").asString()).isEqualTo("+15551112222");
        Answer job = Outcome.ended(ground, answers.get(3).path("id").asString(), Duration.ofSeconds(90));
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("\"sip_username\":\"acme-1000-desk\"", "\"sip_password\":");

        assertThat(output(blocks.getLast())).contains("exten => +15551112222,1,Goto(tenant-acme,1000,1)");
    }

    /** What is run from the checkout knows by itself where the data are; here it is told. */
    private void putPbxHere() throws IOException {
        Path pbx = folder.resolve("pbx");
        Files.writeString(
                pbx,
                "#!/bin/sh\nexec '%s' \"$@\" --data '%s'\n"
                        .formatted(
                                Portal.repositoryFolder().resolve("pbx"),
                                ground.application().data()));
        Files.setPosixFilePermissions(pbx, PosixFilePermissions.fromString("rwx------"));
    }

    private String output(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor())
                .describedAs(output + Files.readString(folder.resolve("stderr")))
                .isZero();
        return output;
    }

    /** One behind the other, as curl prints them. */
    private static List<JsonNode> jsonOf(String output) throws IOException {
        try (MappingIterator<JsonNode> values =
                new JsonMapper().readerFor(JsonNode.class).readValues(output)) {
            return new ArrayList<>(values.readAll());
        }
    }
}
