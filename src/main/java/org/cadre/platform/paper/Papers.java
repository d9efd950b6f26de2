package org.cadre.platform.paper;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.LogMessageId;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes every PDF of the product: PDF/A-3a and PDF/UA-1, from XHTML, without reaching outside. */
@Component
public final class Papers {

    static {
        // What the renderer complains of is thrown, not logged.
        XRLog.setLoggerImpl(new Silence());
        FontMappers.set(new OwnFonts());
    }

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final FSCacheEx<String, FSCacheValue> fontMetrics = new FSDefaultCacheStore();
    private final @Nullable Logo logo;

    /** Papers that show the association's logo, where one is set. */
    @Autowired
    public Papers(Settings settings) {
        this.logo = settings.associationLogo() == null ? null : Logo.of(settings.associationLogo());
    }

    /** Papers without a logo. */
    public Papers() {
        this.logo = null;
    }

    /**
     * The same bytes for the same arguments and the same logo, today and tomorrow.
     *
     * @param xhtml well-formed XML without a document type, whose pictures all have alternative texts; one whose source
     *     is {@code association:logo} becomes the logo, no larger than its width and height in points
     * @throws UnprintableText when a character has no glyph
     * @throws RefusedResource when the paper asks for something that is neither data: nor classpath:/paper/
     */
    public byte[] pdf(String xhtml, Details details) {
        var manuscript = Manuscript.read(xhtml, details.language(), logo);
        var shelf = new Shelf();
        var complaints = new ArrayList<Diagnostic>();
        try (var renderer = builder(manuscript, shelf, complaints).buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            refuse(shelf.refused(), complaints);
            new Binding(document).finish(details, logo == null ? xhtml : xhtml + logo.address());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The paper \"%s\" cannot be made".formatted(details.title()), e);
        } catch (RuntimeException e) {
            // A picture that was refused may break the drawing later on: say the cause, not the consequence.
            refuse(shelf.refused(), List.of());
            throw e;
        }
    }

    /** The characters of a text that no paper can show, each once; empty when all is well. */
    public static List<String> unprintable(String text) {
        return Face.unprintable(text);
    }

    private PdfRendererBuilder builder(Manuscript manuscript, Shelf shelf, List<Diagnostic> complaints) {
        var builder = new PdfRendererBuilder()
                .usePdfVersion(1.7f)
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(SRGB)
                .useUriResolver(shelf)
                .useProtocolsStreamImplementation(shelf, "classpath")
                .useSVGDrawer(new BatikSVGDrawer())
                .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
                .withDiagnosticConsumer(diagnostic -> {
                    if (isComplaint(diagnostic)) {
                        complaints.add(diagnostic);
                    }
                })
                .withW3cDocument(manuscript.document(), Shelf.FOLDER);
        for (Face face : Face.values()) {
            for (String family : face.families) {
                builder.useFont(() -> new ByteArrayInputStream(face.bytes), family, face.weight, face.style, true);
            }
        }
        return builder;
    }

    private static void refuse(List<String> refused, List<Diagnostic> complaints) {
        var outside = Stream.concat(
                        refused.stream(),
                        complaints.stream()
                                .filter(Papers::isOutsideOfPicture)
                                .map(complaint -> String.valueOf(complaint.getArgs()[0])))
                .distinct()
                .toList();
        if (!outside.isEmpty()) {
            throw new RefusedResource(outside);
        }
        if (!complaints.isEmpty()) {
            var first = complaints.getFirst();
            throw new IllegalArgumentException(
                    "The paper cannot be drawn as it is written: " + first.getFormattedMessage(), first.getError());
        }
    }

    private static boolean isOutsideOfPicture(Diagnostic complaint) {
        return complaint.getLogMessageId()
                == LogMessageId.LogMessageId2Param.EXCEPTION_SVG_EXTERNAL_RESOURCE_NOT_ALLOWED;
    }

    /** Warnings and worse, without those about the description of the document, which we write ourselves. */
    private static boolean isComplaint(Diagnostic diagnostic) {
        var about = diagnostic.getLogMessageId();
        return diagnostic.getLevel().intValue() >= Level.WARNING.intValue()
                && about != LogMessageId.LogMessageId0Param.GENERAL_PDF_ACCESSIBILITY_NO_DOCUMENT_DESCRIPTION_PROVIDED
                && about != LogMessageId.LogMessageId0Param.GENERAL_PDF_ACCESSIBILITY_NO_DOCUMENT_TITLE_PROVIDED;
    }

    private static final class Silence implements XRLogger {
        @Override
        public void log(String where, Level level, String message) {}

        @Override
        public void log(String where, Level level, String message, Throwable cause) {}

        @Override
        public void setLevel(String logger, Level level) {}

        @Override
        public boolean isLogLevelEnabled(Diagnostic diagnostic) {
            return false;
        }
    }
}
