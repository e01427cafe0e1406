package planted.shared.device;

public record Known() {}
