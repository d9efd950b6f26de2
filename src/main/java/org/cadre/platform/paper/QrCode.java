package org.cadre.platform.paper;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** A text as a QR code, drawn as SVG for pages and papers alike. */
public final class QrCode {

    /** The standard asks for four light modules around the code. */
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /**
     * @param text what a camera reads, such as an address
     * @param title what a person hears who cannot see the code
     * @return an svg element with namespace, dark on a light ground in every color scheme, sized by style sheet
     */
    public static String svg(String text, String title) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_ZONE;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="qr-code" role="img" viewBox="0 0 %1$d %1$d" \
                shape-rendering="crispEdges"><title>%2$s</title><rect width="%1$d" height="%1$d" fill="#ffffff"/>\
                <path fill="#000000" d="%3$s"/></svg>""".formatted(side, escaped(title), path(code));
    }

    /** One rectangle for each run of dark modules in a row. */
    private static String path(io.nayuki.qrcodegen.QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET_ZONE, y + QUIET_ZONE, x - from, x - from));
                }
            }
        }
        return path.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
