package planted.command.billing;

import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** Also in a package that is no feature, and with a dependency that nobody gave it. */
public class DecidesByTheClock {

    @Autowired
    Object given;

    Object decide() {
        return Instant.now() + " " + UUID.randomUUID();
    }
}
