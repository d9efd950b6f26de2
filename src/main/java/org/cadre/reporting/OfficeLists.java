package org.cadre.reporting;

import java.util.List;
import org.cadre.people.Viewer;

/** What the overview asks of those who keep office's lists. */
public interface OfficeLists {
    /** A list by its name, and where it is. */
    record Named(String name, String href) {}

    /** The saved lists the viewer may open. */
    List<Named> savedFor(Viewer viewer);
}
