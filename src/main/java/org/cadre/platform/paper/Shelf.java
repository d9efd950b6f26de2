package org.cadre.platform.paper;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.FSUriResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a paper may fetch while it is drawn: its own data: addresses and our resources in one folder. Remembers the rest. */
final class Shelf implements FSUriResolver, FSStreamFactory {

    static final String FOLDER = "classpath:/paper/";

    private static final Pattern ON_THE_SHELF = Pattern.compile("classpath:/paper(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Pattern RELATIVE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final Set<String> refused = new LinkedHashSet<>();

    @Override
    public @Nullable String resolveURI(@Nullable String base, @Nullable String address) {
        String asked = String.valueOf(address);
        String absolute = RELATIVE.matcher(asked).matches() ? FOLDER + asked : asked;
        if (absolute.startsWith("data:") || ON_THE_SHELF.matcher(absolute).matches()) {
            return absolute;
        }
        refused.add(asked);
        return null;
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public FSStream getUrl(String address) {
        return new FSStream() {
            @Override
            public InputStream getStream() {
                return open(address.substring("classpath:".length()));
            }

            @Override
            public Reader getReader() {
                return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
            }
        };
    }

    static byte[] read(String path) {
        try (var stream = open(path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static InputStream open(String path) {
        var stream = Shelf.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalArgumentException("There is no resource " + path);
        }
        return stream;
    }
}
