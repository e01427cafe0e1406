package com.pbxportal.app.web.health;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

@Component
@Order(5)
class DiskCheck implements HealthCheck {

    private final HealthProperties properties;

    DiskCheck(HealthProperties properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding look() throws IOException {
        long free = Files.getFileStore(properties.disk()).getUsableSpace();
        String detail = DataSize.ofBytes(free).toMegabytes() + " MB free";
        if (free < properties.diskFull().toBytes()) {
            return Finding.unhealthy(detail);
        }
        return free < properties.diskLow().toBytes() ? Finding.degraded(detail) : Finding.healthy(detail);
    }
}
