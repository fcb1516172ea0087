-- Pages as SQL values: text, metadata, what is refused.
.mode list
SELECT html_text('<title>Ferry | The Bee</title><nav>Home</nav><article>
  <h1>Ferry</h1><p>The ferry will run again, the council said on Monday.
  <p>&ldquo;We kept our word,&rdquo; said Ines Halloway, the mayor.</article>');
SELECT typeof(html_text(NULL)), typeof(html_text('')), typeof(html_text(x''));
SELECT html_text(CAST(x'3C6D65746120636861727365743D6C6174696E313E3C703EE974E92E' AS BLOB));
SELECT html_text('<meta charset=latin1><p>été.');
SELECT json_remove(html_article('<html lang=en><title>Ferry runs again | The Bee
  </title><meta property=og:site_name content="The Bee"><p>It runs.'), '$.url');
SELECT html_text(12);
SELECT html_text();
