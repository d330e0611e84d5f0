"""Words that name nobody by themselves: ordinary English words that are names too, and others.

What lives here: lists. A part of a name that stands here is no sign of the person when it is
written small; the whole name always is. What may not: comparing.
"""

# Never looked for alone, however they are written.
TITLES = frozenset(
    "mr mrs miss ms mx dr prof professor sir dame lord lady rev reverend father mother sister"
    " brother master captain sergeant constable officer judge née nee aka alias known not unknown"
    " the and von van der den del della bin bint ben son daughter junior senior baby unborn child"
    " infant twin mum mummy mam dad daddy nan nana nanny gran granny grandma grandad grandmother"
    " grandfather aunt auntie uncle cousin niece nephew wife husband partner girlfriend boyfriend"
    " friend neighbour stepfather stepmother stepson stepdaughter".split()
)
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
NEVER_ALONE = TITLES | frozenset(MONTHS) | DAYS

# Kinds of street, house and school: they tell nothing without the words before them.
STREETS: dict[str, tuple[str, ...]] = {
    "road": ("rd",),
    "street": ("st", "str"),
    "avenue": ("ave", "av"),
    "crescent": ("cres", "cr"),
    "close": ("cl",),
    "lane": ("ln",),
    "drive": ("dr",),
    "court": ("ct",),
    "place": ("pl",),
    "square": ("sq",),
    "terrace": ("terr", "ter"),
    "gardens": ("gdns",),
    "grove": ("gr",),
    "way": (),
    "walk": (),
    "mews": (),
    "row": (),
    "rise": (),
    "hill": (),
    "view": (),
    "park": (),
    "green": (),
    "parade": (),
    "quay": (),
    "wharf": (),
    "yard": (),
    "croft": (),
    "vale": (),
    "end": (),
    "house": (),
    "cottage": (),
    "cottages": (),
    "farm": (),
    "lodge": (),
    "villas": (),
    "mansions": (),
    "flats": (),
    "buildings": (),
    "estate": (),
    "tower": (),
    "heights": (),
    "gate": (),
    "side": (),
    "embankment": (),
    "bank": (),
    "broadway": (),
    "circus": (),
}
HOUSING = frozenset("flat apartment apt unit room floor number no c/o the of at".split())
SCHOOLS = frozenset(
    "school schools primary infant infants junior juniors secondary academy college nursery"
    " preschool kindergarten playgroup high grammar prep preparatory comprehensive upper lower"
    " middle first community centre church england ce cofe rc catholic roman voluntary aided"
    " controlled special free girls boys the of and for at university sixth form trust".split()
)
SAINTS = frozenset({"st", "saint", "ss"})

# First names, surnames and street names that are ordinary words as well. A list, not a dictionary:
# it holds what would otherwise be found on every page.
ORDINARY = frozenset(
    """
    abbey able acre adder alder alley amber angel apple arch archer armour arrow art ash ashes aspen
    badger bailey baker ball band banks bar bark barn barber barley baron barrel bay beach beacon
    beam bean bear beard beck bee beech bell belt bench berry best bill birch bird bishop black
    blade blank blaze bliss block bloom blue blunt boar boat bold bolt bond bone book boot bow
    bower bowl bowman box boy brand branch brass brave bread breeze brewer brick bridge bridges
    bright brisk broad brook brooks brow brown buck bull burden burn burns bush butcher butler
    button byrne cable cage call camp candy cane cannon canon care carpenter carrier cart carter
    case cash castle cat cave chamber chambers champion chance chandler chapel chapman charity
    charm chase cherry chess chest chew chief chips christian church churches clay cliff cloud
    clover coal coast cobb cock coin cold cole collar common commons constance cook cooke cooper
    copper coral corn corner cotton count court courts cove cox crab craft crane cream creed crisp
    cross crow crown cruise cure curry curtain dale damp dance dark dart dash dawn day deacon deal
    dean dear deer dell dick dear dial diamond dip dish dock dodge doe dolphin dove down downs drake
    draper draw drew drive drum dry duck duke dust duty dyer eagle earl early east eden elder elm
    ember england english ever eve fair faith falcon fall falls farmer farrier fast fawn fear
    feather fell fern ferry field fields finch fir fish fisher flag flame flash flint flood flora
    flower flowers foal fog foot ford forest forge fort foster fountain fowler fox frame france
    frank free freeman french friend frost fry full fuller gale gall game gardener gate gates gay
    gem gene gentle gift gill ginger glass glen glover goal gold golden good goodman goose gore
    gospel grace grain grant grass grave graves gravel gray great green greene grey grip ground
    grove guard guest gull gunner guy hail hale hall ham hammer hand hands hardy hare harm harmony
    harp harper harry hart harvest haven hawk hay hazel head heal heart heath heather hedge heir
    hill hills hind hinge hoard hobby hogg holder hole holiday holly holly home honey honor honour
    hood hook hooper hope horn horse host house howl hull hunt hunter hurst husband ice inch ink
    iris iron irons island ivory ivy jack jade jasmine jay jean jeans jewel john jolly jordan joy
    judge juniper just justice keel keen keep kent kettle key keys kid kidd kind king kings kite
    knight knot lace lad lake lamb lamp lance land lane lark large larder lark laurel law lawn
    lawyer leach lead leaf leap lee legal lemon level liberty light lily lime line lion list little
    livery lock lodge london long loom love lovely low luck lucky lynch mace magnet maid main maker
    mall malt man manly manor maple marble mare mark marker market marks marsh marshal marshall
    martin mason mast master mat match matter max mayor meadow meadows means melody merchant mercy
    merit merry mild mile miles mill miller mills mine mint miracle mist mole money monk moody
    moon moor moore moore moral more moss mount mountain mouse mustard myrtle nail nation nelson
    new newman nice night nightingale noble noon nor north nurse oak oaks oakes oats ocean office
    old olive opal orange orchard order organ otter outlaw owl page pain paint painter palm palmer
    pardon paris park parker parks parson parsons parrot part partridge past path patience paul
    pea peace peach peacock peak pear pearl pearce pen penny pepper perry person petal peters petty
    philosopher pickle pier pigeon pike pilgrim pill pine piper pitt place plain plant player plum
    plumb point pole pond pool poole pope poppy porter post pot potter potts pound powder power
    powers prayer precious press price priest prime prince prior proud prudence pure quick quill
    quilt rabbit radish rail rain raven ray read reader reason red reed reeve reeves regal rein
    rest rice rich rider ridge right ring rise river rivers road rob robin robins rock rod roman
    rook root rope rose rosemary rough round rowan rows royal ruby rudder rue rule rush rust rye
    sadler saddler sage sailor saint salt samson sand sanders sands sapphire savage savory sawyer
    scarlet scholar school scott scout sea seal seaman sergeant serene sewell shade shark sharp
    sharpe shaw shed shelter shepherd sheriff shields ship shore short shot shy silver singer
    single sink skill skinner sky slate slaughter sloe small smart smith smoke snell snow soldier
    sole song south spark sparks sparrow speak spear speed spell spence spencer spice spring
    springer square squire stable stack staff stag stand star stark start starling steel steer
    stem step stern steward stick stock stocks stone stones stork storm strand strange stream
    street streets strike strong sugar sum summer summers sun sunny sutton swallow swan sweet
    swift sword tailor talent tall tanner tap taylor teal temple tender tern thatcher thistle thorn
    thrush thunder tide tiger timber time tin toad todd tooth top torch touch tow tower towers town
    trail trainer travel treasure tree trip trot trout true trust trusty truth tucker tulip tune
    turner turtle twig tyler ukraine unity upton urban usher vale valley van velvet vicar victor
    victory view villa vine vines violet virgin virtue vision wade wage wages wake wales walker
    wall waller walls ward warden ware warner warren wash waste watch water waters watt watts wave
    way wayne wealth weaver webb webber wedge weir welcome well wells welsh west wharf wheat wheel
    wheeler whistle white wick wicks wild wilde will willow wills win wind winds wine winner winter
    winters wise wish wolf wolfe woman wonder wood woodcock woods woodward wool word words work
    worker workman world worth wren wright yard yarn year yew york young younger youth zeal zest
    about after again all also any are back because been before being both but can come could did
    does each even every few first for from get give had has have her here him his how into its
    kept know last left less let like made make many most much must near need next now off once one
    only other our out over own said same saw say see seen she should some still such take tell than
    that their them then there these they thing think this those three through told too two under
    until upon use very was week were what when where which while who whom why with within without
    would yet you your
    albert birmingham bristol cambridge chester durham essex high leeds lincoln liverpool lower main
    manchester oxford queen queens station surrey sussex trafalgar university upper victoria
    waterloo wellington windsor western eastern northern southern central
    police prison probation court social worker health doctor hospital family parent parents
    partner neighbour neighbours victim manager team agency service services support housing
    accommodation contact visit address telephone phone email alcohol drugs violence
    """.split()
)
