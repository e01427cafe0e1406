package planted.command.device;

import planted.app.Application;
import planted.projector.device.KnowsQueryAndPrints;

class KnowsProjectorAndApplication {

    Object known = new Object[] {new KnowsQueryAndPrints(), new Application()};
}
