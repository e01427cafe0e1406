package planted.command.device;

import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.shared.configuration.Slice;
import java.time.Instant;
import java.util.List;

public class AsksWhileItIsWritten implements Guest {

    @Override
    public List<Slice<?>> slices() {
        return Instant.now().isAfter(Instant.EPOCH) ? List.of() : null;
    }
}
