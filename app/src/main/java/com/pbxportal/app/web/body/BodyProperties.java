package com.pbxportal.app.web.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param max the largest body of most requests
 * @param maxList of those with a list of ids, of which 10,000 are 400 KB
 * @param maxImport of an import; 10,000 numbers with their metadata are 1 to 3 MB
 * @param inMemory of all bodies that are being read or worked at together; each is several times as large once it
 *     has become objects
 */
@ConfigurationProperties("pbx.http.body")
public record BodyProperties(
        @DefaultValue("16KB") DataSize max,
        @DefaultValue("512KB") DataSize maxList,
        @DefaultValue("8MB") DataSize maxImport,
        @DefaultValue("24MB") DataSize inMemory) {

    public BodyProperties {
        if (inMemory.compareTo(maxImport) < 0) {
            throw new IllegalArgumentException(
                    "pbx.http.body.in-memory must be as large as one body may be (pbx.http.body.max-import)");
        }
    }
}
