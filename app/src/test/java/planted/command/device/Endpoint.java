package planted.command.device;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Endpoint {

    @GetMapping
    public String forEverybody() {
        return "";
    }
}
