package planted.shared.device;

import org.junit.jupiter.api.Test;

class Specification {

    @Test
    void nobody_runs_this() {}
}
