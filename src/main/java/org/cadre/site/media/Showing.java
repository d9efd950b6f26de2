package org.cadre.site.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.web.NotFound;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Sends a file that may be seen now, in parts where a player asks for them. Browsers keep it as long as they like under its
 * digest, and ask each time whether it is still to be seen: what is withdrawn is gone for them, too.
 */
@Component
public class Showing {
    private static final CacheControl KEPT_BUT_ASKED_FOR = CacheControl.noCache();

    private final FileStore files;

    Showing(FileStore files) {
        this.files = files;
    }

    /** To be seen on a page. */
    public ResponseEntity<Resource> show(WebRequest request, String digest, String mediaType) {
        return answer(request, digest, mediaType, ContentDisposition.inline().build());
    }

    /** To be kept under its name. */
    public ResponseEntity<Resource> hand(WebRequest request, StoredFile file) {
        return answer(
                request,
                file.digest(),
                file.mediaType(),
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build());
    }

    private ResponseEntity<Resource> answer(
            WebRequest request, String digest, String mediaType, ContentDisposition disposition) {
        String tag = '"' + digest + '"';
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304)
                    .cacheControl(KEPT_BUT_ASKED_FOR)
                    .eTag(tag)
                    .build();
        }
        var path = files.pathOf(digest);
        if (Files.notExists(path)) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .cacheControl(KEPT_BUT_ASKED_FOR)
                .eTag(tag)
                .contentType(MediaType.parseMediaType(mediaType))
                .header("Content-Disposition", disposition.toString())
                .body(new FileSystemResource(path));
    }
}
