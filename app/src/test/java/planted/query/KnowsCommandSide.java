package planted.query;

public class KnowsCommandSide {

    Class<?> known = planted.command.billing.DecidesByTheClock.class;
}
