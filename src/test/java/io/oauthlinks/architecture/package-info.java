/** The rules of the package layout, and classes planted to prove that each rule bites. */
package io.oauthlinks.architecture;
