/** Tokens against forged form posts. */
package com.atlassian.sal.api.xsrf;
