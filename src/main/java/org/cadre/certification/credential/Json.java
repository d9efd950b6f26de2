package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;

/** Reads documents so strictly that two readers cannot see two things in one, and writes them compactly. */
public final class Json {
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int MOST_DIGITS = 40;
    private static final int DEEPEST = 64;
    /** Looked up once: the library's own static methods look for it each time. */
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());

    private Json() {}

    /** A new object. */
    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** A new object that begins as a copy. */
    public static JsonObjectBuilder object(JsonObject copied) {
        return PROVIDER.createObjectBuilder(copied);
    }

    /** A new array. */
    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** A new array of these. */
    public static JsonArrayBuilder array(Collection<?> values) {
        return PROVIDER.createArrayBuilder(values);
    }

    static JsonString text(String text) {
        return PROVIDER.createValue(text);
    }

    /** An object from bytes that must be UTF-8. */
    public static JsonObject read(byte[] bytes) {
        return read(utf8(bytes));
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, "UTF-8");
        }
    }

    /** An object from text; a key twice, half a character or anything after the object is refused. */
    public static JsonObject read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TOO_LARGE, Integer.toString(text.length()));
        }
        return parse(text);
    }

    private static JsonObject parse(String text) {
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, "object");
            }
            var object = object(parser, 0);
            if (parser.hasNext()) {
                throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, "end");
            }
            return object;
        } catch (UnsafeDocument e) {
            throw e;
        } catch (RuntimeException e) { // the parser has several, and a plain one for documents that are too deep
            throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject object(JsonParser parser, int depth) {
        if (depth > DEEPEST) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TOO_LARGE, Integer.toString(depth));
        }
        var object = object();
        var keys = new HashSet<String>();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            var key = whole(parser.getString());
            if (!keys.add(key)) {
                throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, key);
            }
            object.add(key, value(parser, parser.next(), depth + 1));
        }
        return object.build();
    }

    private static JsonArray array(JsonParser parser, int depth) {
        if (depth > DEEPEST) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TOO_LARGE, Integer.toString(depth));
        }
        var array = array();
        for (var event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            array.add(value(parser, event, depth + 1));
        }
        return array.build();
    }

    private static JsonValue value(JsonParser parser, JsonParser.Event event, int depth) {
        return switch (event) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> PROVIDER.createValue(whole(parser.getString()));
            case VALUE_NUMBER -> PROVIDER.createValue(bounded(parser.getBigDecimal()));
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException(event.toString());
        };
    }

    /** Half a surrogate pair would become a question mark in the bytes that are signed. */
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isHighSurrogate(one)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(one)) {
                throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, "surrogate");
            }
        }
        return text;
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, "number");
        }
        return number;
    }

    /** The document on one line, in the order of its keys. */
    public static String write(JsonValue value) {
        var out = new StringBuilder(2048);
        write(value, out);
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case JsonObject object -> {
                char before = '{';
                for (var entry : object.entrySet()) {
                    out.append(before);
                    quote(entry.getKey(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
            case JsonArray array -> {
                char before = '[';
                for (var one : array) {
                    out.append(before);
                    write(one, out);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            case JsonString string -> quote(string.getString(), out);
            default -> out.append(value);
        }
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        escape(text, out);
        out.append('"');
    }

    static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (one < ' ' || one == '\u007f') {
                        out.append(String.format("\\u%04x", (int) one));
                    } else {
                        out.append(one);
                    }
                }
            }
        }
    }
}
