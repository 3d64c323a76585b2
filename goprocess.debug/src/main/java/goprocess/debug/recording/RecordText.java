package goprocess.debug.recording;

import goprocess.debug.render.Words;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Writes a record as the JDK does, but each text in it on one line. Names and failures come from
 * the user, and what is written here ends in a log or on a terminal.
 */
final class RecordText {
    private RecordText() {}

    static String of(Record record) {
        Class<? extends Record> type = record.getClass();
        StringJoiner text = new StringJoiner(", ", type.getSimpleName() + "[", "]");
        for (RecordComponent component : type.getRecordComponents()) {
            text.add(component.getName() + "=" + shown(value(record, component)));
        }
        return text.toString();
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("It is a public record of this package", e);
        }
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Optional<?> optional && optional.orElse(null) instanceof String text) {
            return Optional.of(Words.oneLine(text)).toString();
        }
        return value instanceof String text ? Words.oneLine(text) : String.valueOf(value);
    }
}
