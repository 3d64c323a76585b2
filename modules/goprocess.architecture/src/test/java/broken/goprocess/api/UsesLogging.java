package broken.goprocess.api;

import java.util.logging.Logger;

/** An API that uses more than java.base, in a package whose name begins like one of java.base. */
class UsesLogging {
    final Logger logger = Logger.getGlobal();
}
