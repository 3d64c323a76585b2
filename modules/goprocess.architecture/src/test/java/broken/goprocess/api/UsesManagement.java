package broken.goprocess.api;

import java.util.List;

import javax.management.ObjectName;

/** An API that uses more than java.base. */
class UsesManagement {
    final List<ObjectName> names = List.of();
}
