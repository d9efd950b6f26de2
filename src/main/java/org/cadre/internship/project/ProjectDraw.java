package org.cadre.internship.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Draws which projects a second reader reads. The lot is the digest of the project's id: nobody can choose it, and
 * anybody can repeat the draw.
 */
@Component
final class ProjectDraw {
    /** Whether the draw falls on this project; one in so many, 0: never. */
    boolean fallsOn(UUID project, int oneIn) {
        return oneIn > 0 && Math.floorMod(lot(project), oneIn) == 0;
    }

    private static int lot(UUID project) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(("second reader " + project).getBytes(StandardCharsets.US_ASCII));
            return java.nio.ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
