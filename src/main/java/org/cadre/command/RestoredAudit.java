package org.cadre.command;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadre.attendance.AttendanceAfterRestore;
import org.cadre.certification.CertificationAfterRestore;
import org.cadre.certification.register.RegisterCheck;
import org.cadre.platform.backup.DiesWithRestore;
import org.cadre.platform.backup.Restore;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.text.Texts;

/** Asks a restored database whether all that must hold of it does, and says what came of it. */
final class RestoredAudit implements Restore.Looking {
    /** All that must not come back to life. */
    static final List<DiesWithRestore> DYING = Stream.of(
                    List.of(SignedLinks.DYING), AttendanceAfterRestore.DYING, CertificationAfterRestore.DYING)
            .flatMap(List::stream)
            .toList();

    private final Path checkpoints;
    private final Consumer<String> out;
    private boolean clean = true;

    /**
     * What asks.
     *
     * @param checkpoints the second place, with which the register is compared
     */
    RestoredAudit(Path checkpoints, Consumer<String> out) {
        this.checkpoints = checkpoints;
        this.out = out;
    }

    @Override
    public void look(Connection restored) throws SQLException {
        var texts = new Texts();
        boolean holds = AuditCommand.audit(restored, texts, out) == 0;
        var register = RegisterCheck.run(restored, List.of(), checkpoints, null);
        register.found().forEach(one -> out.accept(texts.say(one)));
        out.accept(
                texts.say(register.isWhole() ? "command.verify.whole" : "command.verify.not-whole", register.size()));
        clean = holds && register.isWhole();
    }

    boolean isClean() {
        return clean;
    }
}
