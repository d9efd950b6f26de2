package org.cadre.certification.layout;

import java.util.HashMap;
import java.util.Map;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.Picture;
import org.cadre.platform.web.Templates;
import org.springframework.stereotype.Component;

/** Draws the certificate's sheet with the pictures that its layout names. */
@Component
public class SheetDrawing {
    private final Papers papers;
    private final Templates templates;
    private final FileStore files;

    SheetDrawing(Papers papers, Templates templates, FileStore files) {
        this.papers = papers;
        this.templates = templates;
        this.files = files;
    }

    /** The same bytes for the same sheet and details, attachments included. */
    public byte[] pdf(CertificateSheet sheet, Details details) {
        return papers.pdf(
                templates.render(
                        "certification/layout/certificate-sheet", Map.of("sheet", sheet, "pictures", pictures(sheet))),
                details);
    }

    private Map<String, Picture> pictures(CertificateSheet sheet) {
        var pictures = new HashMap<String, Picture>();
        String logo = sheet.look().logo();
        if (logo != null) {
            pictures.put(logo, picture(logo));
        }
        for (var signer : sheet.signers()) {
            if (signer.signature() != null) {
                pictures.put(signer.signature(), picture(signer.signature()));
            }
        }
        return pictures;
    }

    private Picture picture(String digest) {
        return Picture.stored(files.read(digest));
    }
}
