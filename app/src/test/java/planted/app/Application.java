package planted.app;

public class Application {}
