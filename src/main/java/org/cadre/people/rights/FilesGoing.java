package org.cadre.people.rights;

import java.util.Collection;
import java.util.List;
import org.cadre.people.record.RowErasure;
import org.cadre.platform.file.FileStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes files away once the rows that named them are gone for good. */
@Component
public class FilesGoing {
    private final RowErasure rows;
    private final FileStore files;

    FilesGoing(RowErasure rows, FileStore files) {
        this.rows = rows;
        this.files = files;
    }

    /** A file that somebody else refers to stays: the same bytes are kept once. */
    public void goAfterCommit(Collection<String> digests) {
        var going = List.copyOf(digests);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                going.stream().filter(digest -> !rows.isReferredTo(digest)).forEach(files::forget);
            }
        });
    }
}
