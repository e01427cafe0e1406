package planted.shared.device;

import org.springframework.stereotype.Component;

@Component
class KnowsSpring {}
