package org.cadre.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Style sheets, scripts and drawings that the product ships: read once, packed once as small as can be, and kept in memory. */
final class PackedFiles extends AbstractResourceResolver {
    private static final Pattern TEXTS = Pattern.compile(".*\\.(css|js|svg|json|webmanifest)");
    private static final Pattern OWN_FILE = Pattern.compile("url\\(\"/assets/([a-z0-9.-]+)\"\\)");

    /** A file in both forms. */
    private record Both(Plain plain, @Nullable Plain packed) {}

    private final Map<String, Both> files = new ConcurrentHashMap<>();
    private final UnaryOperator<String> address;

    /** @param address of a file of ours with what changes when it does, for the files that style sheets name */
    PackedFiles(UnaryOperator<String> address) {
        this.address = address;
    }

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        var file = chain.resolveResource(request, path, locations);
        if (file == null || request == null || !TEXTS.matcher(path).matches()) {
            return file;
        }
        var both = files.computeIfAbsent(request.getServletPath() + "/" + path, _ -> read(file, path));
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return both.packed != null && accepted != null && accepted.contains("gzip") ? both.packed : both.plain;
    }

    private Both read(Resource file, String path) {
        try {
            byte[] bytes = file.getContentAsByteArray();
            if (path.endsWith(".css")) {
                bytes = OWN_FILE.matcher(new String(bytes, StandardCharsets.UTF_8))
                        .replaceAll(own -> "url(\"" + address.apply(own.group(1)) + "\")")
                        .getBytes(StandardCharsets.UTF_8);
            }
            byte[] packed = KeptPages.pack(bytes);
            return new Both(
                    new Plain(file, bytes, false), packed.length < bytes.length ? new Plain(file, packed, true) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    /** The bytes of a file as they are sent. */
    private static final class Plain extends AbstractResource implements HttpResource {
        private final Resource file;
        private final byte[] bytes;
        private final boolean packed;

        Plain(Resource file, byte[] bytes, boolean packed) {
            this.file = file;
            this.bytes = bytes;
            this.packed = packed;
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            var headers = new HttpHeaders();
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (packed) {
                headers.add(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            return headers;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public long lastModified() throws IOException {
            return file.lastModified();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public URL getURL() throws IOException {
            return file.getURL();
        }

        @Override
        public @Nullable String getFilename() {
            return file.getFilename();
        }

        @Override
        public String getDescription() {
            return file.getDescription();
        }
    }
}
