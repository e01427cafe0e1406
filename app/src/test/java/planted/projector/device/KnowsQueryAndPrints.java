package planted.projector.device;

import planted.query.KnowsCommandSide;

public class KnowsQueryAndPrints {

    KnowsCommandSide known = new KnowsCommandSide();

    void print() {
        System.out.println(known);
    }
}
