package io.oauthlinks.host.activeobjects;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import net.java.ao.ActiveObjectsException;
import net.java.ao.RawEntity;
import net.java.ao.atlassian.AtlassianFieldNameConverter;
import net.java.ao.atlassian.AtlassianIndexNameConverter;
import net.java.ao.atlassian.AtlassianSequenceNameConverter;
import net.java.ao.atlassian.AtlassianTableNameConverter;
import net.java.ao.atlassian.AtlassianTriggerNameConverter;
import net.java.ao.atlassian.AtlassianUniqueNameConverter;
import net.java.ao.atlassian.TablePrefix;
import net.java.ao.builder.SimpleNameConverters;
import net.java.ao.schema.FieldNameConverter;
import net.java.ao.schema.FieldNameProcessor;
import net.java.ao.schema.NameConverters;

/** The names of tables and columns, and the ones that no supported database accepts. Lengths are the library's own rule. */
final class Names {

    private static final Set<String> RESERVED = Set.of("BLOB", "CLOB", "NUMBER", "ROWID", "TIMESTAMP", "VARCHAR2");
    private static final int PREFIX_DIGITS = 6;

    private Names() {
    }

    /** {@code AO_} and the last six hexadecimal digits of the namespace's MD5, in upper case. */
    static String tablePrefix(String namespace) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(namespace.getBytes(StandardCharsets.UTF_8));
            String digits = HexFormat.of().formatHex(hash);
            return "AO_" + digits.substring(digits.length() - PREFIX_DIGITS).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static NameConverters converters(String namespace) {
        String prefix = tablePrefix(namespace);
        TablePrefix prepend = name -> prefix + "_" + name;
        return new SimpleNameConverters(new AtlassianTableNameConverter(prepend), new Fields(), new AtlassianSequenceNameConverter(),
                new AtlassianTriggerNameConverter(), new AtlassianIndexNameConverter(), new AtlassianUniqueNameConverter());
    }

    /** Columns, with the names refused that Oracle does not take. */
    private static final class Fields implements FieldNameConverter, FieldNameProcessor {

        private final AtlassianFieldNameConverter converter = new AtlassianFieldNameConverter();

        @Override
        public String getName(Method method) {
            String name = converter.getName(method);
            if (name != null && RESERVED.contains(name.toUpperCase(Locale.ROOT)) && RawEntity.class.isAssignableFrom(method.getDeclaringClass())
                    && !method.isAnnotationPresent(com.atlassian.activeobjects.external.IgnoreReservedKeyword.class)) {
                throw new ActiveObjectsException("Invalid entity, " + method + " makes the reserved column name " + name);
            }
            return name;
        }

        @Override
        public String getPolyTypeName(Method method) {
            return converter.getPolyTypeName(method);
        }

        @Override
        public String convertName(String name) {
            return converter.convertName(name);
        }
    }
}
