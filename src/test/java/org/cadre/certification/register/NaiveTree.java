package org.cadre.certification.register;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word and as slow as they read: what the real tree is held against. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> data) {
        if (data.isEmpty()) {
            return sha256();
        }
        if (data.size() == 1) {
            return sha256(new byte[] {0}, data.getFirst());
        }
        int k = split(data.size());
        return sha256(new byte[] {1}, root(data.subList(0, k)), root(data.subList(k, data.size())));
    }

    /** PATH(m, D[n]). */
    static List<byte[]> path(int m, List<byte[]> data) {
        if (data.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(data.size());
        var left = data.subList(0, k);
        var right = data.subList(k, data.size());
        var path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    /** PROOF(m, D[n]). */
    static List<byte[]> proof(int m, List<byte[]> data) {
        return subproof(m, data, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> data, boolean whole) {
        if (m == data.size()) {
            var proof = new ArrayList<byte[]>();
            if (!whole) {
                proof.add(root(data));
            }
            return proof;
        }
        int k = split(data.size());
        var left = data.subList(0, k);
        var right = data.subList(k, data.size());
        var proof = m <= k ? subproof(m, left, whole) : subproof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int split(int size) {
        int k = 1;
        while (k * 2 < size) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
