/** Texts in the user's language. */
package com.atlassian.sal.api.message;
