package org.cadre.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Cadre keeps its data, and the sentence to say when that is not where one expects it.
 */
public record DataFolder(Path path, Optional<String> moved) {

    /** The folder asked for, else var in the checkout, which the launcher names in the property cadre.home. */
    public static DataFolder chosen(@Nullable Path asked) {
        if (asked != null) {
            return new DataFolder(asked, Optional.empty());
        }
        return of(Path.of(System.getProperty("cadre.home", "")), Path.of("/var/tmp"));
    }

    /** The checkout's var, or, if the database's user cannot reach it, a folder of its own among the roomy ones. */
    static DataFolder of(Path checkout, Path roomy) {
        Path home = checkout.toAbsolutePath().normalize();
        Path standard = home.resolve("var");
        try {
            var user = ServerUser.find();
            if (user.reaches(Files.exists(standard) ? standard : home)) {
                return new DataFolder(standard, Optional.empty());
            }
            Path other = roomy.resolve("cadre-" + digest(home.toRealPath()));
            user.makeFolders(other);
            if (!Files.getAttribute(other, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(0)) {
                // Anyone may write in such a place: what someone else put there is not ours.
                throw new DatabaseRefused(DatabaseRefused.Reason.NOT_WRITABLE, other);
            }
            return new DataFolder(other, Optional.of(Words.say("database.moved", user.name(), standard, other)));
        } catch (IOException e) {
            throw new DatabaseRefused(DatabaseRefused.Reason.NOT_WRITABLE, e, standard);
        }
    }

    private static String digest(Path path) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
