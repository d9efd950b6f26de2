package org.cadre.site.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cadre.platform.file.FileKind;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads what office sends for the public site, and says in words why something is not taken. Nothing is kept by reading. */
@Component
public class SiteUploads {
    private static final Set<FileKind> DOCUMENTS = EnumSet.of(
            FileKind.PDF, FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.ODT, FileKind.ODS, FileKind.ODP);
    private static final Set<FileKind> PAPERS = EnumSet.of(FileKind.PDF, FileKind.PNG, FileKind.JPEG);

    public static final String PICTURES_ACCEPTED = ".png,.jpg,.jpeg";
    public static final String VIDEOS_ACCEPTED = VideoKind.ACCEPTED;
    public static final String CAPTIONS_ACCEPTED = ".vtt";

    /** A file that is right and not kept yet. */
    public record Pending(String name, String mediaType, MultipartFile file) {
        public boolean isVideo() {
            return mediaType.startsWith("video/");
        }
    }

    private final Limits limits;
    private final FileStore files;

    SiteUploads(Limits limits, FileStore files) {
        this.limits = limits;
        this.files = files;
    }

    public static String documentsAccepted() {
        return FileKind.accepted(DOCUMENTS);
    }

    public static String papersAccepted() {
        return FileKind.accepted(PAPERS);
    }

    /** Keeps one. */
    public StoredFile keep(Pending pending) {
        try (var in = pending.file.getInputStream()) {
            return new StoredFile(files.store(in), pending.name, pending.mediaType, pending.file.getSize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<PictureReading.Ready> picture(Form form, String field, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        var limit = limits.now();
        String name = name(file);
        var reading = file.getSize() >= PublicLimits.bytes(limit.pictureMegabytes())
                ? new PictureReading.TooLarge(file.getSize())
                : PictureReading.of(bytes(file), limit);
        return switch (reading) {
            case PictureReading.Ready ready -> Optional.of(ready);
            case PictureReading.TooManyPixels(var width, var height) ->
                refused(
                        form,
                        field,
                        Sentence.of(
                                "site.media.picture.pixels",
                                name,
                                String.valueOf(width),
                                String.valueOf(height),
                                limit.pictureMegapixels()));
            case PictureReading.TooLarge(var _) ->
                refused(form, field, Sentence.of("site.media.picture.large", name, limit.pictureMegabytes()));
            case PictureReading.Svg() -> refused(form, field, Sentence.of("site.media.picture.svg", name));
            case PictureReading.NoPicture() -> refused(form, field, Sentence.of("site.media.picture.kind", name));
            case PictureReading.CutShort() -> refused(form, field, Sentence.of("site.media.cut-short", name));
            case PictureReading.Unreadable() ->
                refused(form, field, Sentence.of("site.media.picture.unreadable", name));
        };
    }

    public Optional<Pending> video(Form form, String field, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        int most = limits.now().videoMegabytes();
        String name = name(file);
        if (file.getSize() > PublicLimits.bytes(most)) {
            return refused(form, field, Sentence.of("site.media.video.large", name, most));
        }
        var kind = VideoKind.of(beginning(file));
        return kind.isPresent()
                ? Optional.of(new Pending(name, kind.get().mediaType, file))
                : refused(form, field, Sentence.of("site.media.video.kind", name));
    }

    public Optional<Pending> captions(Form form, String field, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        String name = name(file);
        return file.getSize() <= Captions.LARGEST && Captions.are(bytes(file))
                ? Optional.of(new Pending(name, Captions.MEDIA_TYPE, file))
                : refused(form, field, Sentence.of("site.media.captions.kind", name));
    }

    /** A document, or a video that browsers play. */
    public Optional<Pending> documentOrVideo(Form form, String field, @Nullable MultipartFile file) {
        return file != null && VideoKind.isNamed(FileKind.ending(name(file)))
                ? video(form, field, file)
                : document(form, field, file);
    }

    public Optional<Pending> document(Form form, String field, @Nullable MultipartFile file) {
        return read(form, field, file, DOCUMENTS, "site.media.document.kind");
    }

    /** A paper that somebody signed: scanned or photographed. */
    public Optional<Pending> paper(Form form, String field, @Nullable MultipartFile file) {
        return read(form, field, file, PAPERS, "site.media.paper.kind");
    }

    private Optional<Pending> read(
            Form form, String field, @Nullable MultipartFile file, Set<FileKind> taken, String otherwise) {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        int most = limits.now().fileMegabytes();
        String name = name(file);
        if (file.getSize() > PublicLimits.bytes(most)) {
            return refused(form, field, Sentence.of("site.media.file.large", name, most));
        }
        var kind = FileKind.named(name, taken).filter(one -> one.begins(beginning(file)));
        return kind.isPresent()
                ? Optional.of(new Pending(name, kind.get().mediaType(), file))
                : refused(form, field, Sentence.of(otherwise, name));
    }

    private static <T> Optional<T> refused(Form form, String field, Sentence why) {
        form.wrong(field, why);
        return Optional.empty();
    }

    private static String name(MultipartFile file) {
        return FileKind.plainName(String.valueOf(file.getOriginalFilename()));
    }

    private static byte[] beginning(MultipartFile file) {
        try (var in = file.getInputStream()) {
            return in.readNBytes(VideoKind.BEGINNING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
