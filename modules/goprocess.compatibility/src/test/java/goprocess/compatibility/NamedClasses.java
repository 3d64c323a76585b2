package goprocess.compatibility;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that the JVM looks up when it runs the code of a class for the first time: those in
 * its constant pool, and those in the types of its call sites, which are made at their first call.
 */
final class NamedClasses {
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int METHOD_TYPE = 16;
    private static final int CALL_SITE = 18;

    private final ClassReader reader;
    private final char[] buffer;
    private final Set<String> names = new TreeSet<>();

    private NamedClasses(byte[] file) {
        reader = new ClassReader(file);
        buffer = new char[reader.getMaxStringLength()];
    }

    static Set<String> of(byte[] file) {
        NamedClasses classes = new NamedClasses(file);
        for (int i = 1; i < classes.reader.getItemCount(); i++) {
            int item = classes.reader.getItem(i);
            if (item != 0) { // the second half of a long
                classes.addItem(item);
            }
        }
        return classes.names;
    }

    private void addItem(int item) {
        switch (reader.readByte(item - 1)) {
            case CLASS -> add(Type.getObjectType(reader.readUTF8(item, buffer)));
            case METHOD_TYPE -> addAll(Type.getMethodType(reader.readUTF8(item, buffer)));
            case CALL_SITE -> addAll(typeOf(item));
            case METHOD -> {
                if (reader.readClass(item, buffer).endsWith("Handle")) { // of its caller's types
                    addAll(typeOf(item));
                }
            }
            default -> {} // names no class
        }
    }

    private Type typeOf(int call) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(call + 2));
        return Type.getMethodType(reader.readUTF8(nameAndType + 2, buffer));
    }

    private void addAll(Type method) {
        add(method.getReturnType());
        for (Type argument : method.getArgumentTypes()) {
            add(argument);
        }
    }

    private void add(Type type) {
        if (type.getSort() == Type.ARRAY) {
            add(type.getElementType());
        } else if (type.getSort() == Type.OBJECT) {
            names.add(type.getClassName());
        }
    }
}
