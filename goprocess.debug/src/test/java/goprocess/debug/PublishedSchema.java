package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The schema that comes with the module, and what it says of a text. */
public final class PublishedSchema {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = REGISTRY.getSchema(ProcessGraph.jsonSchema());

    /** The JSON that we write contains nothing that the schema does not describe. */
    private static final Schema STRICT =
            REGISTRY.getSchema(
                    ProcessGraph.jsonSchema()
                            .replace(
                                    "\"type\": \"object\",",
                                    "\"type\": \"object\", \"additionalProperties\": false,"));

    private PublishedSchema() {}

    /** Reads a text that must be as the schema has it. */
    @SuppressWarnings("exports")
    public static JsonNode read(String json) {
        assertEquals(List.of(), complaints(SCHEMA, json), json);
        assertEquals(List.of(), complaints(STRICT, json), json);
        return MAPPER.readTree(json);
    }

    /** What is wrong with a text; empty if nothing. */
    public static List<String> complaints(String json) {
        return complaints(SCHEMA, json);
    }

    private static List<String> complaints(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** What is wrong with the schema itself, by the schema of schemas. */
    public static List<String> complaintsOfItself() {
        return REGISTRY
                .getSchema(
                        com.networknt.schema.SchemaLocation.of(
                                SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(ProcessGraph.jsonSchema(), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
