package com.pbxportal.app.web.home;

import com.pbxportal.app.web.openapi.PortalVersion;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tells a person where they are, and a program where to go: only who asks for HTML is a person. */
@Hidden
@RestController
class HomeController {

    record Signpost(String name, String version, String documentation, String openapi, String health) {}

    private static final Signpost SIGNPOST =
            new Signpost("PBX Portal", PortalVersion.NAME, "/docs", "/openapi.json", "/api/v1/health");

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String page;

    HomeController() throws IOException {
        page = new ClassPathResource("home.html")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{{version}}", PortalVersion.NAME);
    }

    @GetMapping(
            path = "/",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<Object> show(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return accept.contains(MediaType.TEXT_HTML_VALUE)
                ? ResponseEntity.ok().contentType(HTML).body(page)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(SIGNPOST);
    }
}
