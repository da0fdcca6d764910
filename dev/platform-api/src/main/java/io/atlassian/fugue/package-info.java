/** Values that may be missing. */
package io.atlassian.fugue;
