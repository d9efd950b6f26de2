package org.cadre.platform.paper;

import java.util.List;

/** The paper asks for something outside of itself: papers are made without network and files. */
public final class RefusedResource extends RuntimeException {

    private final transient List<String> addresses;

    RefusedResource(List<String> addresses) {
        super("A paper may use only data: and %s, not %s".formatted(Shelf.FOLDER, String.join(", ", addresses)));
        this.addresses = List.copyOf(addresses);
    }

    public List<String> addresses() {
        return addresses;
    }
}
