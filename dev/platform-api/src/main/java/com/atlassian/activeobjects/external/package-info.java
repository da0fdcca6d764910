/** Storage of the app's own tables; the entities and queries are those of the {@code net.java.ao} library. */
package com.atlassian.activeobjects.external;
