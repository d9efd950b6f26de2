package org.cadre.people.rights;

import java.util.List;
import org.cadre.people.PersonId;
import org.springframework.context.ApplicationContext;

/** The paper of an export, for tests that look at papers. */
public final class SheetOfExport {
    private SheetOfExport() {}

    public static byte[] of(ApplicationContext beans, PersonId person) {
        return beans.getBean(ExportSheet.class).pdf(person, List.of(person), false);
    }
}
